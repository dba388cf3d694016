import { createStore, http, type Readable, type Registration, type ServerInfo, type Session } from '@dcts/sdk';
import { Workspace } from './workspace';

export type AppState =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  | { kind: 'out'; server: ServerInfo; ended: boolean }
  | { kind: 'in'; server: ServerInfo; workspace: Workspace };

/** Who is here: nobody yet, somebody who may log in, or a member at work. */
export class App {
  private readonly store = createStore<AppState>({ kind: 'loading' });
  readonly state: Readable<AppState> = this.store;

  async boot(): Promise<void> {
    if (this.store.get().kind === 'unreachable') this.store.set({ kind: 'loading' });
    try {
      const [server, session] = await Promise.all([http.server(), http.session()]);
      if (session) this.enter(server, session);
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

  private enter(server: ServerInfo, session: Session): void {
    const workspace = new Workspace(session, () => void this.leave(true));
    this.store.set({ kind: 'in', server, workspace });
    workspace.open();
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
