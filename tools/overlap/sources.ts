import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The scorer is pure, so it is trained and measured from its sources, without a build. They name
 * one another as `.js`, the way the build leaves them; Node is told where those stand today.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith('file:')) {
      const asked = new URL(specifier, context.parentURL);
      const source = new URL(asked.href.replace(/\.js$/, '.ts'));
      if (!existsSync(fileURLToPath(asked)) && existsSync(fileURLToPath(source))) {
        return next(source.href, context);
      }
    }
    return next(specifier, context);
  },
});
