/**
 * No deferred code: an unused file, export or dependency fails the gate. Entries are what something
 * outside the imports starts; everything else must be reached from them.
 */
export default {
  entry: [
    '.dependency-cruiser.cjs',
    'apps/server/src/main.ts',
    'apps/server/src/**/*.worker.ts',
    'apps/console/src/main.ts',
    'apps/console/public/*.js',
    'apps/console/proxy.conf.mjs',
    // Read as text by the public pages.
    'apps/server/src/features/*/{styles,scripts}/*',
    'apps/companion/src/*.ts',
    'migrations/run.ts',
    'tools/run.mjs',
    'tools/bootstrap.mjs',
    'tools/bootstrap/leash.mjs',
    'tools/tasks/*.ts',
    // Bundled in place of packages.
    'tools/companion/absent.mjs',
    // Started as processes of their own by the benches.
    'tools/bench/{bare-fan-out,bare-fastify,live-readers}.ts',
    'tools/bench/auth/guarded-server.ts',
    'tools/bench/mcp/{bare-server,noop-server}.ts',
    'tools/bench/companion/{bare-stdio,tick-loop}.mjs',
    // Run by the container image.
    'tools/container/migrate.mjs',
    'apps/**/*.{spec,db-spec,faults-spec}.ts',
    'libs/**/*.{spec,db-spec,faults-spec}.ts',
    'tools/**/*.{spec,db-spec,faults-spec}.ts',
    'test/**/*.{spec,db-spec,faults-spec,e2e-spec,conformance-spec,agents-spec,engine-spec}.ts',
    // Started as a process of its own by a spec.
    'test/tools/postgres/hold-postgres.ts',
    'test/browser/pictures/*.pictures.ts',
  ],
  project: ['{apps,libs,migrations,test,tools}/**/*.{ts,mjs,cjs,js,css}', '*.{ts,mjs,js,cjs}'],
  ignoreDependencies: [
    // angular.json copies the font files themselves.
    '@fontsource-variable/inter',
    '@fontsource-variable/jetbrains-mono',
    // tools/build starts these by their path.
    '@angular/cli',
    '@nestjs/cli',
  ],
  // Programs of the system: for tests of full disks and of certificates, and to prove container images.
  ignoreBinaries: [
    ...['mount', 'umount', 'openssl', 'systemd-analyze'],
    ...['debootstrap', 'docker-compose', 'ldd'],
  ],
  // A type that only its own file names is still part of what that file's functions promise.
  ignoreExportsUsedInFile: { interface: true, type: true },
  jest: { config: ['jest.config.ts', 'apps/console/jest.config.cjs'] },
  playwright: {
    config: ['test/browser/playwright.config.ts'],
    entry: ['test/browser/**/*.spec.ts'],
  },
  // Fonts and tokens arrive by `@import` in style sheets, which knip does not read by itself.
  compilers: {
    css: (text) =>
      [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)]
        .map(([, source]) => `import '${source}';`)
        .join('\n'),
  },
};
