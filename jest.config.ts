import type { Config } from 'jest';

/**
 * Server, companion, libraries, tools and everything under test/ but the browser suite. ESM needs
 * `node --experimental-vm-modules`; the console has a run of its own without it.
 */
const config: Config = {
  roots: ['apps', 'libs', 'migrations', 'test', 'tools'].map((room) => `<rootDir>/${room}`),
  testMatch: ['**/*.spec.ts', '**/*.db-spec.ts', '**/*.e2e-spec.ts', ...longForms()],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/', '<rootDir>/apps/console/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'test/tsconfig.jest.json' }] },
  moduleNameMapper: {
    '^@covibe/contracts/dto$': '<rootDir>/libs/contracts/src/dto.ts',
    '^@covibe/contracts$': '<rootDir>/libs/contracts/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/test/support/jest-nest.ts'],
  globalSetup: '<rootDir>/test/support/jest-postgres.ts',
  globalTeardown: '<rootDir>/test/support/jest-postgres-stop.ts',
  maxWorkers: 2,
  testTimeout: 20_000,
  // One worker that has grown past this is replaced: ESM module registries are never collected.
  workerIdleMemoryLimit: '700MB',
};

export default config;

/** `npm run test:faults` also runs the fault, race and property specs at their full length. */
function longForms(): string[] {
  return process.env.COVIBE_LONG === '1' ? ['**/*.faults-spec.ts'] : [];
}
