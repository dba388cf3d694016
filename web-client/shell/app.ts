import { createStore, http, type Readable, type Registration, type ServerInfo, type Session } from '@dcts/sdk';
import { ui } from '@dcts/ui';
import { t } from './language';
import { mayLeave, navigate } from './route';
import { type View, type Ways, Workspace } from './workspace';

export type AppState =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  | { kind: 'out'; server: ServerInfo; ended: boolean }
  | { kind: 'in'; server: ServerInfo; workspace: Workspace };

type MakeWorkspace = (session: Session, view: View | null, ways: Ways) => Workspace;

const start = '#/';

/** Who is here: nobody yet, somebody who may log in, or a member at work, with his own eyes or those of others. */
export class App {
  private readonly store = createStore<AppState>({ kind: 'loading' });
  readonly state: Readable<AppState> = this.store;
  /** Where the user was when he began to look with the eyes of others. */
  private viewedFrom = start;

  constructor(private readonly workspaceOf: MakeWorkspace = (...parts) => new Workspace(...parts)) {}

  async boot(view: View | null = null): Promise<void> {
    if (this.store.get().kind === 'unreachable') this.store.set({ kind: 'loading' });
    try {
      const [server, session] = await Promise.all([http.server(), http.session()]);
      if (session) this.enter(server, session, view);
      else this.store.set({ kind: 'out', server, ended: false });
    } catch {
      this.store.set({ kind: 'unreachable' });
    }
  }

  /** @throws RequestError when the server refuses */
  async logIn(loginName: string, password: string): Promise<void> {
    await http.logIn(loginName, password);
    await this.boot();
  }

  /** @throws RequestError when the server refuses */
  async register(account: Registration): Promise<void> {
    await http.register(account);
    await this.boot();
  }

  async logOut(): Promise<void> {
    await http.logOut().catch(() => undefined);
    await this.leave(false);
  }

  /** Begins a view, or ends it and goes back to where it was begun. Nothing of what was open is kept. */
  async look(view: View | null): Promise<void> {
    if (!(await mayLeave())) return;
    const before = this.workspace()?.view;
    if (view && !before) this.viewedFrom = location.hash || start;
    await this.startAgain(view, () => { navigate(view ? start : this.viewedFrom); });
  }

  private enter(server: ServerInfo, session: Session, view: View | null): void {
    const seen = view ? { ...session, owner: false, viewAs: view.eyes } : session;
    const workspace = this.workspaceOf(seen, view, {
      out: () => void this.leave(true),
      look: (next) => void this.look(next),
      refused: (code) => void this.refused(code),
      owner: (isOwner) => void this.ownerChanged(isOwner),
    });
    this.store.set({ kind: 'in', server, workspace });
    workspace.open();
  }

  private workspace(): Workspace | undefined {
    const state = this.store.get();
    return state.kind === 'in' ? state.workspace : undefined;
  }

  private async refused(code: string): Promise<void> {
    const name = this.workspace()?.view?.name ?? '';
    await this.look(null);
    ui.toast({ text: t(code === 'forbidden' ? 'view.forbidden' : 'view.gone', { name }), tone: 'bad' });
  }

  private async ownerChanged(isOwner: boolean): Promise<void> {
    await this.startAgain(null);
    ui.toast({ text: t(isOwner ? 'owner.now' : 'owner.noMore') });
  }

  /** Replaces the workspace by another. */
  private async startAgain(view: View | null, between?: () => void): Promise<void> {
    const workspace = this.workspace();
    if (!workspace) return;
    this.store.set({ kind: 'loading' });
    await workspace.close();
    between?.();
    await this.boot(view);
  }

  private async leave(ended: boolean): Promise<void> {
    const state = this.store.get();
    if (state.kind !== 'in') return;
    this.store.set({ kind: 'out', server: state.server, ended });
    await state.workspace.close();
    const server = await http.server().catch(() => state.server);
    const now = this.store.get();
    if (now.kind === 'out') this.store.set({ ...now, server });
  }
}
