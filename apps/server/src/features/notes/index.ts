export { noteForAgents } from './note-for-agents.js';
export { noteReply } from './note-row.js';
export { NotesModule } from './notes.module.js';
export { NotesRepository } from './notes.repository.js';
