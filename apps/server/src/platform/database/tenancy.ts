/** Whose data a transaction may touch. An `Actor` is one; so is a job's current workspace. */
export interface Tenancy {
  readonly tenantId: string;
  readonly workspaceId?: string;
}
