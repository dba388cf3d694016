import type { Envelope, WireError } from '@dcts/sdk';
import { vi } from 'vitest';

type Handler = (body: Record<string, unknown>) => unknown;

/** The HTTP side of a server, kept in memory: what a test says is what is answered. */
export class TestServer {
  /** Every call that was made, as "POST /api/admin/plugins/enable {"id":"chat"}". */
  readonly log: string[] = [];
  private readonly handlers = new Map<string, Handler>();

  constructor() {
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => this.answer(path, init));
  }

  /** Answers a call such as `POST /api/admin/plugins/enable`. What the handler throws is the refusal. */
  on(call: string, handler: Handler): this {
    this.handlers.set(call, handler);
    return this;
  }

  private async answer(path: string, init: RequestInit): Promise<Response> {
    const call = `${init.method ?? 'GET'} ${path}`;
    const text = typeof init.body === 'string' ? init.body : '';
    this.log.push(`${call} ${text}`.trim());
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    return Response.json(await this.envelope(call, body));
  }

  private async envelope(call: string, body: Record<string, unknown>): Promise<Envelope<unknown>> {
    try {
      const handler = this.handlers.get(call);
      if (!handler) return { ok: false, error: { code: 'not_found' } };
      return { ok: true, data: structuredClone(await handler(body)) };
    } catch (error) {
      return { ok: false, error: error as WireError };
    }
  }
}

/** A refusal, to be thrown by a handler. */
export function refusal(code: string, path?: string): Error & WireError {
  return Object.assign(new Error(code), { code, ...(path === undefined ? {} : { path }) });
}

/** Waits until `look` holds; fails with the last difference. */
export const soon = (look: () => void) => vi.waitFor(look, { timeout: 4_000, interval: 5 });
