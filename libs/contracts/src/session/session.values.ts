/** What a developer may do in a tenant; workspaces only scope what is read and written. */
export const ROLES = ['admin', 'member'] as const;
export type Role = (typeof ROLES)[number];
