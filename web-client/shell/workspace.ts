import { Connection, createStore, OwnRights, type Profile, Profiles, type Readable, type Session } from '@dcts/sdk';
import { Pieces } from './pieces/pieces';
import { sdkOf } from './pieces/sdk';
import { isSafe } from './safe';

/** All that lives between logging in and logging out: the connection, known profiles and running pieces. */
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
    onUnauthorized: () => void,
  ) {
    this.connection = new Connection(onUnauthorized);
    this.profiles = new Profiles((ids) => this.fetchProfiles(ids));
    this.rights = new OwnRights(() => this.connection.request('core.rights', {}), session);
    this.profiles.put([{ id: session.userId, loginName: session.loginName, displayName: session.displayName }]);
    this.pieces = new Pieces(sdkOf(this));
  }

  open(): void {
    this.connection.onReady(() => {
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
