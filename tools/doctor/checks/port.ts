import { isPortFree } from '../../free-port.ts';
import { type Check, fail, type Finding, info, ok } from '../finding.ts';
import { askHealth, serverOrigin } from './shared-server.ts';

export const port: Check = async () => {
  const wished = Number(process.env.PORT || 3000);
  if (await isPortFree(wished)) return [ok(`Port ${wished} is free`)];
  const health = await askHealth(serverOrigin(process.env));
  return [judgeTaken(wished, health !== undefined, Boolean(process.env.PORT))];
};

export function judgeTaken(wished: number, byUs: boolean, explicit: boolean): Finding {
  if (byUs) return ok(`Port ${wished} is in use by Co-Vibe`);
  const what = `Port ${wished} is in use by another program`;
  if (explicit) return fail(what, 'End that program, or set PORT to another number.');
  return info(what, '`npm start` will take the next free one and say so.');
}
