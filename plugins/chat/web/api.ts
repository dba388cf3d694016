import type { PieceSdk } from '@dcts/sdk';
import type {
  ChangesAnswer,
  ChangesRequest,
  HistoryAnswer,
  HistoryRequest,
  Requests,
  SendAnswer,
  SendRequest,
  TreeAnswer,
} from './wire';

/** The requests that change the tree. */
export type TreeChange = Exclude<keyof Requests, 'chat.tree' | 'chat.history' | 'chat.changes' | 'chat.send'>;

/** The requests of the chat. All reject with an error that has a `code`. */
export interface ChatApi {
  tree(): Promise<TreeAnswer>;
  history(request: HistoryRequest): Promise<HistoryAnswer>;
  changes(request: ChangesRequest): Promise<ChangesAnswer>;
  send(request: SendRequest): Promise<SendAnswer>;
  change<E extends TreeChange>(event: E, request: Requests[E]['request']): Promise<Requests[E]['answer']>;
}

export function chatApi(sdk: Pick<PieceSdk, 'request'>): ChatApi {
  return {
    tree: () => sdk.request('chat.tree', {}),
    history: (request) => sdk.request('chat.history', request),
    changes: (request) => sdk.request('chat.changes', request),
    send: (request) => sdk.request('chat.send', request),
    change: (event, request) => sdk.request(event, request),
  };
}
