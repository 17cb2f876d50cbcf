export { plainEmail } from './email.js';
export { requireHandle } from './handle-rule.js';
export { InvitationsRepository } from './invitations.repository.js';
export { Joining } from './joining.js';
export { HandleTaken } from './members.errors.js';
export { MembersModule } from './members.module.js';
export { MembersRepository } from './members.repository.js';
export { isHiddenFrom, shownTo, type Profile } from './private-rule.js';
export { TeammatesRepository } from './teammates.repository.js';
