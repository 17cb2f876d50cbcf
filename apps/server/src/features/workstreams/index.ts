export { workstreamForAgents } from './workstream-for-agents.js';
export { WorkstreamHomes } from './workstream-homes.js';
export { WorkstreamLists } from './workstream-lists.js';
export { WorkstreamsModule } from './workstreams.module.js';
