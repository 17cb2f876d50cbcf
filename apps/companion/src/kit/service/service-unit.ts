import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { type Environment, given } from '@covibe/local-state';

/** What a unit is made from: where things lie on this machine, and never a token. */
export interface ServicePlace {
  platform: NodeJS.Platform;
  env: Environment;
  home: string;
  nodePath: string;
  packageFolder: string;
  origin: string;
}

/** The file that has this machine's own supervisor keep the watch running. */
export interface ServiceUnit {
  supervisor: 'systemd' | 'launchd';
  /** As the supervisor knows it. */
  name: string;
  path: string;
  text: string;
}

const MARK = 'Written by covibe-local setup, removed by covibe-local uninstall. Holds no token.';
/** Places a person moved; the watch must look where the agents look. */
const FORWARDED = ['COVIBE_CREDENTIALS_PATH', 'COVIBE_REGISTRY_PATH', 'COVIBE_EXCLUSIONS_PATH'];
const RESTART_SECONDS = 60;
const UNWRITABLE = /[\u0000-\u001f\u007f]/;

/** Nothing on systems without one of the two supervisors, nor for paths that no unit can hold. */
export function serviceUnit(place: ServicePlace): ServiceUnit | undefined {
  const { platform, env, home, origin } = place;
  const words = [...commandOf(place), ...settingsOf(env).flat(), home];
  if (words.some((word) => UNWRITABLE.test(word))) return undefined;
  const mark = createHash('sha256').update(origin).digest('hex').slice(0, 8);
  if (platform === 'linux') {
    const name = `covibe-watch-${mark}.service`;
    const told = given(env['XDG_CONFIG_HOME']);
    const folder = told && isAbsolute(told) ? told : join(home, '.config');
    const path = join(folder, 'systemd', 'user', name);
    return { supervisor: 'systemd', name, path, text: systemdText(place) };
  }
  if (platform === 'darwin') {
    const name = `com.covibe.watch.${mark}`;
    const path = join(home, 'Library', 'LaunchAgents', `${name}.plist`);
    return { supervisor: 'launchd', name, path, text: plistText(place, name) };
  }
  return undefined;
}

/** Whether setup wrote this file: somebody else's of the same name is left alone. */
export const isOurUnit = (text: string): boolean => text.includes(MARK);

/** Whether a unit starts the installation at hand, whatever else it says. */
export function startsThis(unit: ServiceUnit, text: string, place: ServicePlace): boolean {
  const program = programOf(place);
  return text.includes(unit.supervisor === 'systemd' ? argument(program) : escaped(program));
}

const programOf = ({ packageFolder }: ServicePlace) =>
  join(packageFolder, 'bin', 'covibe-local.mjs');

const commandOf = (place: ServicePlace) => [
  ...[place.nodePath, programOf(place)],
  ...['watch', '--service', '--base-url', place.origin],
];

const settingsOf = (env: Environment): [string, string][] =>
  FORWARDED.flatMap((name): [string, string][] => {
    const value = given(env[name]);
    return value ? [[name, value]] : [];
  });

function systemdText(place: ServicePlace): string {
  const [program = '', ...args] = commandOf(place);
  const settings = settingsOf(place.env).map(
    ([name, value]) => `Environment=${quoted(`${name}=${value}`)}`,
  );
  const command = [quoted(program), ...args.map(argument)];
  return [
    `# ${MARK}`,
    '[Unit]',
    `Description=Co-Vibe watch for ${place.origin.replaceAll('%', '%%')}`,
    '',
    '[Service]',
    `ExecStart=${command.join(' ')}`,
    'WorkingDirectory=~',
    ...settings,
    'Restart=always',
    `RestartSec=${RESTART_SECONDS}`,
    'UMask=0077',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

/** A percent sign is systemd's own, and the rest is C's quoting. */
const quoted = (word: string) =>
  `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/** Only in arguments systemd replaces variables, so only there a dollar is doubled. */
const argument = (word: string) => quoted(word).replaceAll('$', '$$$$');

function plistText(place: ServicePlace, label: string): string {
  const text = (value: string) => `<string>${escaped(value)}</string>`;
  const settings = settingsOf(place.env).flatMap(([name, value]) => [
    `      <key>${name}</key>`,
    `      ${text(value)}`,
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<!-- ${MARK} -->`,
    '<plist version="1.0">',
    '  <dict>',
    '    <key>Label</key>',
    `    ${text(label)}`,
    '    <key>ProgramArguments</key>',
    '    <array>',
    ...commandOf(place).map((word) => `      ${text(word)}`),
    '    </array>',
    '    <key>WorkingDirectory</key>',
    `    ${text(place.home)}`,
    ...(settings.length === 0
      ? []
      : ['    <key>EnvironmentVariables</key>', '    <dict>', ...settings, '    </dict>']),
    '    <key>RunAtLoad</key>',
    '    <true/>',
    '    <key>KeepAlive</key>',
    '    <true/>',
    '    <key>ThrottleInterval</key>',
    `    <integer>${RESTART_SECONDS}</integer>`,
    '    <key>ProcessType</key>',
    '    <string>Background</string>',
    '    <key>StandardErrorPath</key>',
    `    ${text(join(place.home, 'Library', 'Logs', `${label}.log`))}`,
    '  </dict>',
    '</plist>',
    '',
  ].join('\n');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (value: string) => value.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
