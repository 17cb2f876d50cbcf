/**
 * Packages that only some rooms may import. Each fence forbids its packages everywhere and opens
 * the named places again: a new use of a fenced package is a decision, not an accident.
 */
const TESTS = ['test/**', '**/*.spec.ts', '**/*.db-spec.ts', '**/*.faults-spec.ts'];

const FENCES = [
  {
    packages: ['typeorm', 'pg', '@nestjs/typeorm'],
    only: [
      '**/*.repository.ts',
      'apps/server/src/platform/database/**',
      // LISTEN needs a connection of its own; the limiter's package brings its own SQL.
      'apps/server/src/platform/live/live-listener.ts',
      'apps/server/src/platform/rate-limit/rate-limits.ts',
      'migrations/**',
      'tools/**',
    ],
    because: 'SQL lives in repositories, platform/database and migrations',
  },
  {
    packages: ['class-validator', 'class-transformer', 'class-validator-jsonschema'],
    only: [
      'libs/contracts/src/**/*.dto.ts',
      'apps/server/src/platform/contracts/**',
      'apps/server/src/platform/config/**',
    ],
    because: 'classes with validation are contracts (or the one config class)',
  },
  {
    packages: ['@workos-inc/node'],
    only: ['apps/server/src/platform/auth/workos/**'],
    because: 'WorkOS is an adapter behind platform/auth',
  },
  {
    packages: ['@modelcontextprotocol/server', '@modelcontextprotocol/node'],
    only: ['apps/server/src/features/mcp/**', 'tools/bench/mcp/**'],
    because: 'MCP is served by one feature',
  },
  {
    packages: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/client'],
    only: ['apps/companion/src/bridge/**', 'tools/bench/**'],
    because: 'only the stdio bridge speaks MCP as a client',
  },
  {
    packages: ['fastify', '@fastify/*', '@nestjs/platform-fastify'],
    only: [
      'apps/server/src/platform/**',
      'apps/server/src/main.ts',
      '**/*.controller.ts',
      'apps/server/src/features/console-files/**',
      'tools/**',
    ],
    because: 'requests are the controllers’ and platform/http’s',
  },
  {
    packages: ['pino'],
    only: ['apps/server/src/platform/**', 'tools/**'],
    because: 'features log through platform/logging, which masks secrets',
  },
  {
    packages: ['rate-limiter-flexible'],
    only: ['apps/server/src/platform/**'],
    because: 'limits are named on routes and kept by the platform',
  },
  {
    packages: ['nest-commander'],
    only: ['apps/companion/src/**'],
    because: 'commands live in the companion',
  },
  {
    packages: ['@angular/*', '@lucide/icons', 'd3-scale', 'd3-shape'],
    only: ['apps/console/**'],
    because: 'the browser is the console’s',
  },
];

/** Builtins that reach outside the process: the companion has one file for them. */
const HOST_MODULES = ['fs', 'fs/promises', 'child_process', 'net', 'os', 'process'];

const withSubpaths = (name) => [name, `${name}/**`];

const npmFences = FENCES.flatMap(({ packages, only, because }) => {
  const source = packages.flatMap(withSubpaths);
  return [
    { disallow: { to: { module: { source } } }, message: `{{to.module.source}}: ${because}` },
    { from: { file: { path: [...only, ...TESTS] } }, allow: { to: { module: { source } } } },
  ];
});

const source = HOST_MODULES.flatMap((name) => [name, `node:${name}`]);
const hostFences = [
  {
    from: { element: { types: { anyOf: ['kit', 'command', 'companion'] } } },
    disallow: { to: { module: { source } } },
    message:
      '{{to.module.source}}: take the host as an argument; only kit/host.ts touches the machine',
  },
  {
    from: {
      file: {
        path: ['apps/companion/src/kit/{host,programs}.ts', 'apps/companion/src/*.ts', ...TESTS],
      },
    },
    allow: { to: { module: { source } } },
  },
  {
    from: { element: { types: { anyOf: ['contracts', 'core', 'ui', 'shell', 'page'] } } },
    disallow: { to: { module: { origin: 'core' } } },
    message: '{{to.module.source}}: this code runs in a browser',
  },
  { from: { file: { path: TESTS } }, allow: { to: { module: { origin: 'core' } } } },
];

export const fencePolicies = [...npmFences, ...hostFences];
