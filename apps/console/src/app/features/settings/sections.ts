import boxes from '@lucide/icons/icons/boxes';
import folderGit from '@lucide/icons/icons/folder-git-2';
import keyRound from '@lucide/icons/icons/key-round';
import scanEye from '@lucide/icons/icons/scan-eye';
import shieldAlert from '@lucide/icons/icons/shield-alert';
import squareTerminal from '@lucide/icons/icons/square-terminal';
import triangleAlert from '@lucide/icons/icons/triangle-alert';
import userRound from '@lucide/icons/icons/user-round';
import usersRound from '@lucide/icons/icons/users-round';

export interface Section {
  /** Last segment of its address. */
  readonly path: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly adminOnly?: boolean;
}

/** The sections in the order of their links: oneself first, then the company. */
export const SECTIONS = [
  { path: 'profile', title: 'Profile', icon: userRound },
  { path: 'agent-setup', title: 'Agent Setup', icon: squareTerminal },
  { path: 'tokens', title: 'MCP tokens', icon: keyRound },
  { path: 'repos', title: 'Connected repos', icon: folderGit },
  { path: 'guard', title: 'Edit guard', icon: shieldAlert },
  { path: 'paxel', title: 'Paxel', icon: scanEye },
  { path: 'workspaces', title: 'Workspaces', icon: boxes },
  { path: 'members', title: 'Members', icon: usersRound },
  { path: 'danger', title: 'Danger zone', icon: triangleAlert, adminOnly: true },
] as const satisfies readonly Section[];
