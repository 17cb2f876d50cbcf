/** What is said of an event whose sentence is not written here: its own words, spaced. */
function spelled(type: string): string {
  return type.slice(type.indexOf('.') + 1).replaceAll('_', ' ');
}

/** Event types as the middle of a sentence: who — did — what. */
const DID: Readonly<Record<string, string>> = {
  'task.planned': 'planned',
  'task.planned_updated': 'changed the plan of',
  'task.updated': 'changed',
  'task.started': 'started',
  'task.blocked': 'is blocked on',
  'task.unblocked': 'goes on with',
  'task.completed': 'completed',
  'task.cancelled': 'cancelled',
  'task.reassigned': 'gave to somebody else',
  'workstream.planned': 'planned the workstream',
  'workstream.planned_updated': 'changed the plan of the workstream',
  'workstream.updated': 'changed the workstream',
  'workstream.started': 'started the workstream',
  'workstream.completed': 'completed the workstream',
  'workstream.cancelled': 'cancelled the workstream',
  'session.started': 'began a session',
  'session.ended': 'ended a session',
  'session.context_published': 'published where the work stands',
  'session.context_revoked': 'took a published context back',
  'note.blocker': 'reported a blocker',
  'note.blocker_resolved': 'resolved a blocker',
  'note.decision': 'wrote a decision down',
  'warning.raised': 'was about to do what may be done already:',
  'warning.confirmed': 'lets an overlap go on:',
  'warning.joined': 'joined other work instead of',
  'warning.dismissed': 'found different from the work it looked like:',
  'warning.cleared': 'settled the overlap of',
  'claim.granted': 'claimed',
  'claim.renewed': 'keeps a claim on',
  'claim.released': 'released the claim on',
  'claim.expired': 'ended the lease on',
  'claim.waiting': 'waits in line for',
  'claim.free': 'gave the next in line its turn for',
  'claim.wait_left': 'left the line for',
  'claim.wait_expired': 'ended a wait for',
  'message.asked': 'asked',
  'message.answered': 'answered',
  'message.withdrawn': 'took a question back:',
  'message.expired': 'let a question go unanswered:',
  'message.acknowledged': 'read an answer',
  'handoff.offered': 'offers to hand over',
  'handoff.accepted': 'took over',
  'handoff.declined': 'declined to take over',
  'handoff.withdrawn': 'took back the offer of',
  'handoff.expired': 'let the offer expire of',
  'task.handed_off': 'goes on with what was handed over:',
  'note.blocker_freed': 'finished what a blocker waits for:',
  'audit.completed': 'looked for duplicate work',
  'member.invited': 'invited somebody',
  'member.joined': 'joined',
  'member.removed': 'removed a member',
  'member.role_changed': "changed a member's role",
  'member.workspaces_changed': "changed a member's workspaces",
  'member.invitation_revoked': 'revoked an invitation',
  'token.created': 'made a token',
  'token.revoked': 'revoked a token',
  'machine.connected': 'connected a machine',
  'machine.forgotten': 'forgot a machine',
  'guard.mode_chosen': 'changed the edit guard',
  'setup.approved': 'approved a machine',
  'setup.denied': 'denied a machine',
  'setup.delivered': 'gave tokens to the machine',
  'setup.revoked': 'revoked everything given to the machine',
  'workspace.created': 'made the workspace',
  'workspace.renamed': 'renamed the workspace',
  'workspace.data_reset': 'reset all work data',
};

/** What happened, in the words of the product. */
export function didWords(type: string): string {
  return DID[type] ?? spelled(type);
}

/** The steps of one task or workstream, where its own page names it already. */
const STEPS: Readonly<Record<string, string>> = {
  planned: 'planned it',
  planned_updated: 'changed the plan',
  updated: 'changed it',
  started: 'started it',
  blocked: 'is blocked',
  unblocked: 'goes on',
  completed: 'completed it',
  cancelled: 'cancelled it',
  reassigned: 'gave it to somebody else',
  handed_off: 'took it over',
};

/** What happened to a thing, said where the thing is in view. */
export function stepWords(type: string): string {
  return STEPS[type.slice(type.indexOf('.') + 1)] ?? spelled(type);
}

/** The part of the product an event belongs to, which is the first word of its type. */
export function kindOf(type: string): string {
  return type.split('.', 1)[0] ?? type;
}
