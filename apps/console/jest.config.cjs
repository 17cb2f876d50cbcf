const { createCjsPreset } = require('jest-preset-angular/presets');

/**
 * The console's own jest run: CommonJS, and never under --experimental-vm-modules (the server's run
 * needs that flag, which makes Angular's modules load as native ESM and fail here).
 */
module.exports = {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.json' }),
  rootDir: __dirname,
  setupFilesAfterEnv: ['<rootDir>/setup.ts'],
  maxWorkers: 2,
  // Against hangs only: axe takes its time on a busy machine.
  testTimeout: 60_000,
  moduleNameMapper: {
    '^@covibe/contracts/dto$': '<rootDir>/../../libs/contracts/src/dto.ts',
    '^@covibe/contracts$': '<rootDir>/../../libs/contracts/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
