import { call } from '@dcts/sdk';
import type { ArchiveView, OwnedEntryPoint, PluginsAnswer } from './contract';

/** A change that takes longer has an unknown outcome; the list tells it later. */
const limitMs = 60_000;
const readLimitMs = 10_000;

/** The longest archive that the server takes, in bytes. */
export const mostArchiveBytes = 64 * 1024 * 1024;

const change = (verb: string, body: object) => call<PluginsAnswer>('POST', `/api/admin/plugins/${verb}`, body, { limitMs });

/** What the owner does with plugins. All reject with `RequestError`. */
export const pluginApi = {
  list: () => call<PluginsAnswer>('GET', '/api/admin/plugins', undefined, { limitMs: readLimitMs }),
  entryPoints: () =>
    call<{ entryPoints: readonly OwnedEntryPoint[] }>('GET', '/api/admin/entrypoints', undefined, { limitMs: readLimitMs }).then(
      (data) => data.entryPoints,
    ),
  enable: (id: string) => change('enable', { id }),
  disable: (id: string, withDependants: boolean) => change('disable', { id, withDependants }),
  rescan: () => change('rescan', {}),
  upload: (archive: Blob) =>
    call<{ archive: ArchiveView }>('POST', '/api/admin/plugins/upload', archive.slice(0, archive.size, 'application/java-archive'), {
      limitMs,
    }).then((data) => data.archive),
  useDefaults: (password: string) =>
    call('POST', '/api/admin/permissions/defaults', { password }, { limitMs }).then(() => pluginApi.list()),
  install: (sha256: string, password: string) => change('install', { sha256, password }),
  rollback: (id: string, password: string) => change('rollback', { id, password }),
  remove: (id: string, data: 'keep' | 'drop', password: string) => change('remove', { id, data, password }),
};

export type PluginApi = typeof pluginApi;
