import type { ServerResponse } from 'node:http';
import { send } from './stub-http.ts';

/** A status to answer, silence until the caller gives up, or a connection that is cut. */
export type Fault = number | 'silence' | 'cut' | { status: number; body?: unknown };

interface PlannedFault {
  route: string;
  fault: Fault;
  times: number;
}

/** What goes wrong, where and how often, before the stub looks at a request. */
export class StubFaults {
  private planned: PlannedFault[] = [];

  /** `route` is a method and pattern, or `*` for all. */
  add(route: string, fault: Fault, times: number): void {
    this.planned.push({ route, fault, times });
  }

  clear(): void {
    this.planned = [];
  }

  /** Answers whether the request was dealt with. */
  async strike(route: string, response: ServerResponse): Promise<boolean> {
    const plan = this.planned.find(
      (one) => one.times > 0 && (one.route === '*' || one.route === route),
    );
    if (!plan) return false;
    plan.times -= 1;
    if (plan.fault === 'cut') response.destroy();
    else if (plan.fault === 'silence') await closed(response);
    else if (typeof plan.fault === 'number') send(response, answerOf(plan.fault));
    else send(response, plan.fault);
    return true;
  }
}

function answerOf(status: number) {
  const headers: Record<string, string> = status === 429 ? { 'retry-after': '1' } : {};
  return { status, headers, body: { message: `The stub was told to answer ${status}.` } };
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((settle) => response.once('close', () => settle()));
}
