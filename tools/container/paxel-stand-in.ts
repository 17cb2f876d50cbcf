import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Engine, findPodmanApart } from './engine.ts';

const IMAGE = 'docker.io/ycombinator/paxel:latest';
const PROGRAMS = ['/bin/sh', '/bin/cat', '/bin/sleep'];

/** Does by its project's name what the official tool may do; its words come from the mounted folder. */
const STAND_IN = `#!/bin/sh
echo "Paxel stand-in: $*"
case " $* " in
  *" --project fails "*)
    cat /claude/complaint >&2
    exit 3
    ;;
  *" --project stubborn"*)
    trap '' TERM INT HUP
    echo "reading for ever"
    while :; do sleep 1; done
    ;;
esac
if echo x 2>/dev/null >/claude/written; then
  echo "an agent folder can be written" >&2
  exit 9
fi
echo "$*" >/workspace/paxel-was-here
echo "Report URL: https://paxel.ycombinator.com/r/stand-in"
echo "Report token: $(cat /claude/token)"
`;

/** Podman with a stand-in for the official image in a store of its own; why not, where that fails. */
export function podmanWithStandIn(): { engine: Engine } | { obstacle: string } {
  const user = process.getuid?.() ?? 'user';
  const engine = findPodmanApart(join(tmpdir(), `covibe-podman-${user}`));
  if (!engine) return { obstacle: 'podman does not answer on this machine' };
  const work = mkdtempSync(join(tmpdir(), 'covibe-stand-in-'));
  try {
    const tar = rootfsTar(work);
    if (!tar) return { obstacle: 'no image can be made of the programs of this machine' };
    const changes = ['ENTRYPOINT ["/bin/paxel"]', 'WORKDIR /workspace'];
    const { status, stderr } = engine.attempt([
      ...['import', '--quiet', ...changes.flatMap((change) => ['--change', change])],
      ...[tar, IMAGE],
    ]);
    return status === 0 ? { engine } : { obstacle: `podman import: ${stderr.trim()}` };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A few megabytes: this machine's shell with what it loads. */
function rootfsTar(work: string): string | undefined {
  const rootfs = join(work, 'rootfs');
  for (const folder of ['bin', 'workspace']) mkdirSync(join(rootfs, folder), { recursive: true });
  for (const program of PROGRAMS) {
    const { status, stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
    if (status !== 0) return undefined;
    for (const path of [program, ...(stdout.match(/\/\S+/g) ?? [])]) {
      mkdirSync(join(rootfs, dirname(path)), { recursive: true });
      copyFileSync(path, join(rootfs, path));
    }
  }
  writeFileSync(join(rootfs, 'bin', 'paxel'), STAND_IN, { mode: 0o755 });
  const tar = join(work, 'rootfs.tar');
  return spawnSync('tar', ['-cf', tar, '-C', rootfs, '.']).status === 0 ? tar : undefined;
}
