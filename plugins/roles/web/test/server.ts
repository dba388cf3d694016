import type { MemberState, PieceSdk } from '@dcts/sdk';
import type { Editor, EditorRole, Member, Preview, Rules, Why } from '../model/contract';
import type { Requests } from '../wire';

type Handlers = { [N in keyof Requests]?: (payload: Requests[N]['request']) => unknown };

export const news = 'server/chat.group:1/chat.channel:2';
export const team = 'server/chat.group:1';

export function role(id: string, rank: number, more: Partial<EditorRole> = {}): EditorRole {
  return {
    id, name: `Role ${id}`, shown: false, rank, base: false, version: 1, members: 1, values: [], numbers: [], mayEdit: true, ...more,
  };
}

export function permission(key: string, more: Partial<Editor['permissions'][number]> = {}): Editor['permissions'][number] {
  const plugin = key.split('.')[0] ?? '';
  return { key, plugin, name: `Name of ${key}`, meaning: '', danger: '', speaks: false, defaultHolder: 'MEMBER', grantable: true, ...more };
}

export function member(id: string, more: Partial<Member> = {}): Member {
  return { id, loginName: `m${id}`, displayName: `Member ${id}`, owner: false, state: 'active', roles: [], rules: false, mayAssign: true, ...more };
}

/** A role as it goes over the wire. */
function edited({ id, name, color, color2, shown, rank, base, ...said }: EditorRole) {
  return { role: { id, name, color, color2, shown, rank, base }, ...said };
}

/** An error as the SDK throws it. */
export function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A preview by which nobody gains or loses anything. */
export const nothing: Preview = { gains: [], losses: [], numbers: [], more: { gains: 0, losses: 0, numbers: 0 } };

/** The server's side of the contract of roles, kept in memory, with answers that a test can order. */
export class RolesServer {
  roles = [
    role('9', 4, { name: 'Boss', mayEdit: false }),
    role('3', 3, { name: 'Guide', level: 'moderator' }),
    role('2', 2, { name: 'Guest' }),
    role('1', 1, { name: 'Everybody', base: true, level: 'member', members: 40 }),
  ];
  permissions = [
    permission('chat.send', { name: 'Write messages', speaks: true }),
    permission('chat.manage', { name: 'Manage channels', defaultHolder: 'ADMIN', danger: 'Can delete everything.' }),
    permission('roles.manage', { name: 'Manage roles', defaultHolder: 'ADMIN' }),
    permission('core.own', { name: 'Own', defaultHolder: 'OWNER', grantable: false }),
  ];
  quotas = [{ key: 'chat.longest', name: 'Longest message', meaning: '', fallback: 8_000, min: 100, max: 8_000 }];
  places = [
    { scope: team, name: 'Team', depth: 1, kind: 'chat.group' },
    { scope: news, name: '#news', depth: 2, kind: 'chat.channel' },
  ];
  mayGrant = ['chat.send', 'chat.manage'];
  rules = new Map<string, Rules>();
  members: Member[] = [member('1', { roles: ['1', '3'] }), member('2', { roles: ['1'], state: 'muted' })];
  preview: Preview = nothing;
  why: Why = { allowed: false, cause: 'role_rule', by: 'Guest', place: { scope: team, name: 'Team' }, permission: { key: 'chat.send', name: 'Write messages' } };
  /** Every request that was made. */
  readonly log: { name: string; payload: Record<string, unknown> }[] = [];
  /** What a test answers itself; what it throws is the refusal. */
  readonly own: Handlers = {};
  private undoId = 0;

  /** The changes that were made, without those that were only looked at. */
  made(): { name: string; payload: Record<string, unknown> }[] {
    const changing = ['assign', 'change', 'create', 'delete', 'move', 'rule', 'undo'].map((verb) => `roles.${verb}`);
    return this.log.filter(({ name, payload }) => changing.includes(name) && payload['preview'] !== true);
  }

  async request(name: string, payload: Record<string, unknown>): Promise<unknown> {
    this.log.push({ name, payload: structuredClone(payload) });
    await Promise.resolve();
    const own = this.own[name as keyof Requests] as ((payload: unknown) => unknown) | undefined;
    const answer = await own?.(payload);
    return structuredClone(answer ?? this.answer(name, payload));
  }

  private answer(name: string, payload: Record<string, unknown>): unknown {
    const { roles, permissions, quotas, places, mayGrant } = this;
    if (payload['preview'] === true) return { preview: this.preview };
    switch (name) {
      case 'roles.editor':
        return { roles: roles.map(edited), permissions, quotas, places, mayGrant };
      case 'roles.list':
        return { roles, mine: ['9'] };
      case 'roles.rules':
        return this.rules.get(String(payload['scope'])) ?? { scope: payload['scope'], version: 1, rules: [], mayGrant: this.mayGrant };
      case 'roles.members':
        return this.found(payload as unknown as Requests['roles.members']['request']);
      case 'roles.why':
        return { why: this.why };
      case 'roles.undo':
        return {};
      default:
        return this.change(name, payload);
    }
  }

  private found({ text, roleId, state, offset, limit }: Requests['roles.members']['request']) {
    const all = this.members.filter(
      (each) => each.displayName.includes(text) && (!roleId || each.roles.includes(roleId)) && (!state || each.state === state),
    );
    return { members: all.slice(offset, offset + limit), total: all.length };
  }

  private change(name: string, payload: Record<string, unknown>): unknown {
    this.undoId += 1;
    const answer = { undoId: String(this.undoId) };
    if (name === 'roles.create') {
      const made = role('50', 2, { name: String(payload['name']), members: 0 });
      this.roles.splice(-1, 0, made);
      return { ...answer, roleId: made.id };
    }
    const changed = this.roles.find(({ id }) => id === payload['roleId']);
    if (changed && name === 'roles.change') {
      if (changed.version !== payload['version']) throw refusal('conflict');
      const { values = [] } = payload as { values?: EditorRole['values'] };
      const others = changed.values.filter(({ key }) => !values.some((each) => each.key === key));
      const { name: called = changed.name } = (payload['look'] ?? {}) as { name?: string };
      Object.assign(changed, { name: called, version: changed.version + 1, values: [...others, ...values.filter(({ value }) => value !== 'inherit')] });
    }
    if (changed && name === 'roles.move') {
      const others = this.roles.filter((each) => each !== changed);
      const above = others.findIndex(({ id }) => id === payload['above']);
      this.roles = others.toSpliced(above < 0 ? others.length - 1 : above, 0, changed);
    }
    if (name === 'roles.delete') this.roles = this.roles.filter((each) => each !== changed);
    return answer;
  }
}

/** One member's end of the line. */
export class Line {
  readonly sdk: PieceSdk;
  /** What was asked over HTTP, and what that is refused with. */
  readonly calls: string[] = [];
  refused: Error | null = null;
  readonly addresses: string[] = [];
  readonly views: { eyes: string; name: string }[] = [];
  permissions = new Set(['roles.manage', 'roles.assign']);
  private readonly handlers = new Map<string, Set<() => void>>();

  constructor(
    private readonly server: RolesServer,
    owner = false,
  ) {
    const rights = () => ({ known: true, state: 'active' as MemberState, permissions: this.permissions });
    const still = () => () => undefined;
    this.sdk = {
      session: { userId: 'me', loginName: 'me', displayName: 'Me', owner, state: 'active' },
      rights: { get: rights, subscribe: still },
      may: (key) => owner || this.permissions.has(key),
      connection: { get: () => ({ phase: 'online', since: 0 }), subscribe: still },
      language: { get: () => 'en', subscribe: still },
      profiles: { get: (id) => ({ id, loginName: id, displayName: `Member ${id}` }), put: () => undefined, subscribe: still },
      storage: { get: () => null, set: () => undefined },
      request: (name, payload) => this.server.request(name, payload as Record<string, unknown>) as Promise<never>,
      call: (method, path, body) => {
        this.calls.push(`${method} ${path} ${JSON.stringify(body)}`);
        return this.refused ? Promise.reject(this.refused) : Promise.resolve({} as never);
      },
      on: (name, handler) => this.listen(name, handler as () => void),
      onReady: (handler) => this.listen('ready', handler as () => void),
      navigate: (hash) => { this.addresses.push(hash); },
      slot: () => { throw new Error('There is none'); },
      viewAs: (eyes, name) => { this.views.push({ eyes, name }); },
      closeSidebar: () => undefined,
      setTitle: () => undefined,
      setBadge: () => undefined,
    };
  }

  hear(name: string): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) handler();
  }

  private listen(name: string, handler: () => void): () => void {
    const handlers = this.handlers.get(name) ?? new Set();
    this.handlers.set(name, handlers.add(handler));
    return () => handlers.delete(handler);
  }
}
