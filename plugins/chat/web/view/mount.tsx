import { Sidebar } from '../tree/Sidebar';
import { Beside } from './Beside';
import { Conversation } from './Conversation';
import { type ChatHost, mounter } from './host';

export const sidebar = (host: ChatHost) => mounter(host, () => <Sidebar />);
export const conversation = (host: ChatHost) => mounter(host, ([id]) => <Conversation channelId={id ?? null} />);
export const beside = (host: ChatHost) => mounter(host, ([id]) => <Beside channelId={id ?? null} />);
