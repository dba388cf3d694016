/** What a plugin may do, as it asked for in its manifest. */
export interface Capability {
  name: string;
  meaning: string;
  /** False: the server says so and cannot hold the plugin to it. */
  enforced: boolean;
}

/** One way in that a plugin opens. */
export interface EntryPoint {
  kind: 'request' | 'announcement' | 'route';
  name: string;
  /** Who may use it. */
  access: string;
  limit?: string | null;
  /** What is sent, field by field; absent where nothing is read. */
  payload?: string | null;
  /** What is answered; absent where that is not declared. */
  answer?: string | null;
}

/** One way in, with who opens it. */
export interface OwnedEntryPoint extends EntryPoint {
  /** A plugin's id, or `core`. */
  owner: string;
}

/** What a plugin has used since it started. */
export interface Usage {
  calls?: number;
  errors?: number;
  busyMs?: number;
  queue?: number;
  tasks?: number;
  cacheEntries?: number;
  storedValues?: number;
  fileBytes?: number;
  threadsLeft?: number;
}

export type PluginState = 'running' | 'disabled' | 'waiting' | 'failed';

/** A plugin that is installed. What is optional an older server does not tell. */
export interface PluginView {
  id: string;
  name: string;
  version: string;
  description?: string | null;
  state: PluginState;
  /** Why it is in this state; may be empty. */
  reason: string;
  requires: readonly string[];
  /** Plugins that run and need it. */
  dependants?: readonly string[];
  capabilities?: readonly Capability[];
  /** It came with the server and cannot be removed. */
  shipped?: boolean;
  /** The version that it can be taken back to. */
  previous?: string | null;
  /** When it was last switched, installed or replaced, in ms UTC. */
  changedAt?: number | null;
  ui?: boolean;
  entryPoints?: readonly EntryPoint[];
  usage?: Usage | null;
}

/** An archive that is not installed. */
export interface ArchiveView {
  sha256: string;
  file?: string | null;
  id: string;
  name: string;
  version: string;
  description?: string | null;
  requires: readonly string[];
  capabilities: readonly Capability[];
  /** Names of those that the installed version does not have. */
  newCapabilities: readonly string[];
  /** The version that it would take the place of. */
  replaces?: string | null;
  /** In bytes. */
  size: number;
  /** Why it cannot be installed. */
  faults: readonly string[];
}

/** `GET /api/admin/plugins`, and the answer of every change. */
export interface PluginsAnswer {
  plugins: readonly PluginView[];
  found?: readonly ArchiveView[];
  installOverHttp?: boolean;
  /** The plugin that decides who may do what, if everybody but the owner is refused because it does not run. */
  undecided?: string | null;
}
