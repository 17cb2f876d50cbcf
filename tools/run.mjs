// `node tools/run.mjs <task> [arguments]`: the one door through which package.json starts anything.
// This file is all an outdated Node ever reads, so it has no imports and no new syntax.
var installed = process.versions.node.split('.').map(Number);
var oldest = [20, 19];

if (installed[0] < oldest[0] || (installed[0] === oldest[0] && installed[1] < oldest[1])) {
  console.error(
    'Co-Vibe needs Node ' +
      oldest.join('.') +
      ' or newer to install itself; this is Node ' +
      process.versions.node +
      ' (https://nodejs.org has current versions).',
  );
  process.exit(1);
}

import('./bootstrap.mjs')
  .then(function (bootstrap) {
    return bootstrap.runTask(process.argv.slice(2));
  })
  .then(
    function (exitCode) {
      process.exitCode = exitCode;
    },
    function (fault) {
      console.error(fault && fault.plain ? fault.message : fault);
      process.exitCode = 1;
    },
  );
