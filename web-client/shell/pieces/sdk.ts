import { call, type Ends, type Eyes, localTexts, OFFLINE, passingTexts, RequestError } from '@dcts/sdk';
import { language } from '../language';
import { navigate } from '../route';
import type { Workspace } from '../workspace';
import type { SdkFor } from './pieces';

/** Makes the SDK of each piece. What an ended piece still calls has no effect. */
export function sdkOf(workspace: Workspace): SdkFor {
  return (id: string, ends: Ends) => {
    const { connection, profiles, rights, session } = workspace;
    const whileRunning = <A extends unknown[]>(act: (...args: A) => void) => (...args: A) => {
      if (!ends.over) act(...args);
    };
    ends.add(() => {
      workspace.setBadge(id, 0);
      workspace.setTitle(id, '');
    });
    return {
      session,
      rights: {
        get: rights.state.get,
        subscribe: (listener) => ends.add(rights.state.subscribe(listener)),
      },
      may: rights.may,
      connection: connection.state,
      language,
      profiles: {
        get: (user) => profiles.get(user),
        put: whileRunning((found) => { profiles.put(found); }),
        subscribe: (listener) => ends.add(profiles.subscribe(listener)),
      },
      // Others' eyes see nothing of what one has kept, and leave nothing behind.
      storage: session.viewAs === undefined ? localTexts(`${session.userId}.${id}`) : passingTexts(),
      request: (event, payload) =>
        ends.over ? Promise.reject(new RequestError({ code: OFFLINE })) : connection.request(event, payload),
      call: (method, path, body) => {
        const refusal = ends.over ? OFFLINE : session.viewAs !== undefined && method !== 'GET' ? 'forbidden' : null;
        return refusal === null ? call(method, path, body) : Promise.reject(new RequestError({ code: refusal }));
      },
      on: (event, handler) => ends.add(connection.on(event, handler)),
      onReady: (handler) => ends.add(connection.onReady(handler)),
      navigate: whileRunning(navigate),
      viewAs: whileRunning((eyes: Eyes, name: string) => { workspace.look({ eyes, name }); }),
      closeSidebar: whileRunning(() => { workspace.sidebarOpen.set(false); }),
      setTitle: whileRunning((title: string) => { workspace.setTitle(id, title); }),
      setBadge: whileRunning((count: number) => { workspace.setBadge(id, count); }),
    };
  };
}
