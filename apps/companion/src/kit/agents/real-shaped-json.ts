const filesystem = {
  command: 'npx',
  args: ['-y', '@modelcontextprotocol/server-filesystem', '${HOME}/notes'],
};
const github = {
  type: 'http',
  url: 'https://api.githubcopilot.com/mcp/',
  headers: { Authorization: 'Bearer ${GITHUB_TOKEN}' },
};

/** `mcpServers` files as people and tools really write them, with what setup must leave alone. */
export const REAL_SHAPED_JSON: readonly (readonly [what: string, text: string])[] = [
  ['nothing but braces', '{}'],
  ['an empty object of servers and another key', '{\n  "mcpServers": {},\n  "inputs": []\n}\n'],
  ['one server', `${JSON.stringify({ mcpServers: { filesystem } }, null, 2)}\n`],
  ['two servers', `${JSON.stringify({ mcpServers: { filesystem, github } }, null, 2)}\n`],
  ['four spaces', `${JSON.stringify({ mcpServers: { filesystem } }, null, 4)}\n`],
  ['tabs', `${JSON.stringify({ mcpServers: { github } }, null, '\t')}\n`],
  ['no line break at the end', JSON.stringify({ mcpServers: { filesystem } }, null, 2)],
  ['everything in one line', `${JSON.stringify({ mcpServers: { filesystem, github } })}\n`],
  [
    'lines of Windows',
    `${JSON.stringify({ mcpServers: { filesystem } }, null, 2)}\n`.replaceAll('\n', '\r\n'),
  ],
  ['a byte order mark', `\uFEFF${JSON.stringify({ mcpServers: { github } }, null, 2)}\n`],
  [
    'comments and a trailing comma',
    `// Ask Ada before you add a server.
{
  "mcpServers": {
    /* read only */
    "filesystem": { "command": "npx", "args": ["-y", "server-filesystem"] }, // stays
  },
}
`,
  ],
  [
    'keys around the servers',
    `{
  "$schema": "https://example.com/mcp.schema.json",
  "mcpServers": {
    "sentry": { "url": "https://mcp.sentry.dev/mcp" }
  },
  "inputs": [{ "id": "key", "type": "promptString", "password": true }]
}
`,
  ],
  [
    'a server with a name close to ours',
    `{
  "mcpServers": {
    "covibe-staging": { "command": "node", "args": ["bridge.mjs"], "env": { "A": "1" } }
  }
}
`,
  ],
];
