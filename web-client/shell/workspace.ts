import { Connection, createStore, localTexts, type PieceSdk, type Profile, Profiles, type Session } from '@dcts/sdk';
import { language } from './language';
import { Pieces } from './pieces/pieces';
import { navigate } from './route';

/** All that lives between logging in and logging out: the connection, known profiles and running pieces. */
export class Workspace {
  readonly connection: Connection;
  readonly profiles: Profiles;
  readonly pieces: Pieces;
  readonly sidebarOpen = createStore(false);
  readonly title = createStore('');
  private readonly badges = createStore<Readonly<Record<string, number>>>({});

  constructor(
    readonly session: Session,
    onUnauthorized: () => void,
  ) {
    this.connection = new Connection(onUnauthorized);
    this.profiles = new Profiles((ids) => this.fetchProfiles(ids));
    this.profiles.put([{ id: session.userId, loginName: session.loginName, displayName: session.displayName }]);
    this.pieces = new Pieces((id, ends) => this.sdkFor(id, ends));
  }

  open(): void {
    this.connection.onReady(() => {
      this.profiles.retry();
      void this.pieces.refresh();
    });
    this.connection.on('ui.changed', () => void this.pieces.refresh());
    this.connection.open();
    void this.pieces.refresh();
  }

  async close(): Promise<void> {
    await this.pieces.close();
    this.connection.close();
  }

  /** How many things wait for the user, in all pieces. */
  waiting(): number {
    return Object.values(this.badges.get()).reduce((sum, count) => sum + count, 0);
  }

  onWaiting(listener: () => void): () => void {
    return this.badges.subscribe(listener);
  }

  private async fetchProfiles(ids: string[]): Promise<Profile[]> {
    const data = await this.connection.request<{ profiles: Profile[] }>('accounts.profiles', { ids });
    return data.profiles;
  }

  /** The SDK for one piece; what must end with the piece is added to `ends`. */
  private sdkFor(id: string, ends: (() => void)[]): PieceSdk {
    const { connection, profiles, session, badges } = this;
    const ending = <T extends () => void>(off: T): T => {
      ends.push(off);
      return off;
    };
    ending(() => { badges.update((all) => ({ ...all, [id]: 0 })); });
    return {
      session,
      connection: connection.state,
      language,
      profiles: {
        get: (user) => profiles.get(user),
        put: (found) => { profiles.put(found); },
        subscribe: (listener) => ending(profiles.subscribe(listener)),
      },
      storage: localTexts(`${session.userId}.${id}`),
      request: (event, payload) => connection.request(event, payload),
      on: (event, handler) => ending(connection.on(event, handler)),
      onReady: (handler) => ending(connection.onReady(handler)),
      navigate,
      closeSidebar: () => { this.sidebarOpen.set(false); },
      setTitle: (title) => { this.title.set(title); },
      setBadge: (count) => { badges.update((all) => ({ ...all, [id]: count })); },
    };
  }
}
