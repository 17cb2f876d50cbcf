export { WorkosStub } from './workos-stub.ts';
export type { StubOrganization, StubUser } from './stub-records.ts';
