/** A believable company, or rather two: enough people to see every page with somebody on it. */
export interface SeedTenant {
  name: string;
  slug: string;
  developers: SeedDeveloper[];
  workspaces: { name: string; slug: string; members: string[] }[];
}

export interface SeedDeveloper {
  handle: string;
  name: string;
  role: 'admin' | 'member';
  visibility: 'public' | 'private';
}

// The first developer of each tenant is an admin: scripts sign in as that one.
export const COMPANY: readonly SeedTenant[] = [
  {
    name: 'Tidewater Robotics',
    slug: 'tidewater',
    developers: [
      { handle: 'maren', name: 'Maren Holt', role: 'admin', visibility: 'public' },
      { handle: 'tobias', name: 'Tobias Okafor', role: 'member', visibility: 'public' },
      { handle: 'ines', name: 'Inês Carvalho', role: 'member', visibility: 'public' },
      { handle: 'yusuf', name: 'Yusuf Demir', role: 'admin', visibility: 'public' },
      { handle: 'lena', name: 'Lena Vogel', role: 'member', visibility: 'private' },
    ],
    workspaces: [
      {
        name: 'Harbor',
        slug: 'harbor',
        members: ['maren', 'tobias', 'ines', 'yusuf', 'lena'],
      },
      { name: 'Firmware', slug: 'firmware', members: ['maren', 'yusuf', 'ines'] },
    ],
  },
  {
    name: 'Juniper Health',
    slug: 'juniper',
    developers: [
      { handle: 'amara', name: 'Amara Diallo', role: 'admin', visibility: 'public' },
      { handle: 'felix', name: 'Felix Brandt', role: 'member', visibility: 'public' },
      { handle: 'sora', name: 'Sora Tanaka', role: 'member', visibility: 'public' },
    ],
    workspaces: [{ name: 'Clinic', slug: 'clinic', members: ['amara', 'felix', 'sora'] }],
  },
];
