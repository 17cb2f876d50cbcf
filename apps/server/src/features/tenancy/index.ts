export { placeName } from './place-name.js';
export { slugOf } from './slug.js';
export { TenancyModule } from './tenancy.module.js';
export { TenancyRepository } from './tenancy.repository.js';
export { WorkspaceMembersRepository } from './workspace-members.repository.js';
