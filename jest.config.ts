import type { Config } from 'jest';

/** `npm run test:faults` runs fault, race and property specs at their full length. */
const LONG = process.env.COVIBE_LONG === '1';

/**
 * Server, companion, libraries, tools and everything under test/ but the browser suite. ESM needs
 * `node --experimental-vm-modules`; the console has a run of its own without it.
 */
const config: Config = {
  roots: ['apps', 'libs', 'migrations', 'test', 'tools'].map((room) => `<rootDir>/${room}`),
  testMatch: ['**/*.{spec,db-spec,e2e-spec,faults-spec}.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/', '<rootDir>/apps/console/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true }] },
  moduleNameMapper: {
    '^@covibe/contracts/dto$': '<rootDir>/libs/contracts/src/dto.ts',
    '^@covibe/local-state$': '<rootDir>/libs/local-state/src/index.ts',
    '^@covibe/contracts$': '<rootDir>/libs/contracts/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['<rootDir>/test/support/jest-nest.ts'],
  globalSetup: '<rootDir>/test/support/jest-postgres.ts',
  globalTeardown: '<rootDir>/test/support/jest-postgres-stop.ts',
  // On two cores: much of the time goes to waiting, for a database or on purpose.
  maxWorkers: 3,
  // Only against a hang: on a busy machine a second's work takes many.
  testTimeout: LONG ? 600_000 : 60_000,
  // One worker that has grown past this is replaced: ESM module registries are never collected.
  workerIdleMemoryLimit: '700MB',
};

export default config;
