import { Connection, createStore, type Eyes, OwnRights, type Profile, Profiles, type Readable, type Session } from '@dcts/sdk';
import { Pieces } from './pieces/pieces';
import { sdkOf } from './pieces/sdk';
import { isSafe } from './safe';

/** The eyes of others. */
export interface View {
  readonly eyes: Eyes;
  /** What the user calls them. */
  readonly name: string;
}

/** What a workspace cannot do itself, because it ends by it. */
export interface Ways {
  /** The session has ended. */
  out(): void;
  /** The user wants the eyes of others, or with null his own again. */
  look(view: View | null): void;
  /** The server does not grant the view, or no longer. */
  refused(code: string): void;
  /** The server has another owner than when this began. */
  owner(isOwner: boolean): void;
}

/** All that lives between logging in and logging out, or looking with other eyes: the connection, known profiles and running pieces. */
export class Workspace {
  readonly connection: Connection;
  readonly profiles: Profiles;
  readonly rights: OwnRights;
  readonly pieces: Pieces;
  readonly sidebarOpen = createStore(false);
  readonly asideOpen = createStore(false);
  private readonly titles = createStore({ owner: '', text: '' });
  private readonly badges = createStore<Readonly<Record<string, number>>>({});

  constructor(
    readonly session: Session,
    readonly view: View | null,
    private readonly ways: Ways,
  ) {
    this.connection = new Connection(ways.out, { viewAs: view?.eyes, onRefused: ways.refused });
    this.profiles = new Profiles((ids) => this.fetchProfiles(ids));
    this.rights = new OwnRights(() => this.connection.request('core.rights', {}), session);
    this.profiles.put([{ id: session.userId, loginName: session.loginName, displayName: session.displayName }]);
    this.pieces = new Pieces(sdkOf(this));
  }

  open(): void {
    this.connection.onReady(({ owner }) => {
      if (owner !== this.session.owner) {
        this.ways.owner(owner);
        return;
      }
      this.profiles.retry();
      void this.rights.refresh();
      void this.pieces.refresh();
    });
    this.connection.on('session.rights.changed', () => { this.rights.refreshSoon(); });
    this.connection.on('ui.changed', () => void this.pieces.refresh());
    this.connection.open();
    if (isSafe) this.pieces.startEmpty();
    void this.pieces.refresh();
  }

  /** Has the client start afresh with the eyes of others; null is with one's own. */
  look(view: View | null): void {
    this.ways.look(view);
  }

  async close(): Promise<void> {
    await this.pieces.close();
    this.rights.close();
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

  /** The name of what is open, by whoever fills the main column. */
  get title(): Readable<{ text: string }> {
    return this.titles;
  }

  /** Names the page; an empty text takes back only a name that the same owner gave. */
  setTitle(owner: string, text: string): void {
    this.titles.update((title) => (text === '' && title.owner !== owner ? title : { owner, text }));
  }

  setBadge(owner: string, count: number): void {
    this.badges.update((all) => ({ ...all, [owner]: count }));
  }
}
