import type { BoardCatalogue } from './catalogues';

const de: BoardCatalogue = {
  'board.title': 'Schwarzes Brett',
  'board.unread': { one: 'ein neuer Aushang', other: '{count} neue Aushänge' },
  'board.empty.title': 'Nichts am Brett',
  'board.empty.text': 'Häng den ersten Zettel auf, oder beginn eine Nachricht im Chat mit „notice:“.',
  'board.text': 'Aushang',
  'board.pin': 'Aufhängen',
  'board.remove': 'Abnehmen',
  'board.remove.title': 'Diesen Aushang abnehmen?',
  'board.cancel': 'Hängen lassen',
  'board.failed': 'Das ging nicht ({code}).',
  'board.newest': 'Neuester Aushang',
  'menu.open': 'Ans schwarze Brett sehen',
  'message.pin': 'Ans schwarze Brett hängen',
  'message.pinned': 'Es hängt am schwarzen Brett.',
  'composer.begin': 'Einen Aushang schreiben',
  'channel.notices': { one: '{count} Aushang von hier', other: '{count} Aushänge von hier' },
  'channel.authors': 'Am Brett aus #{channel}',
  'settings.count': 'Sagen, wie viele Aushänge neu sind',
  'admin.notices': { one: 'Ein Aushang hängt am Brett.', other: '{count} Aushänge hängen am Brett.' },
  'admin.authors': { one: 'Ein Mitglied hat etwas aufgehängt.', other: '{count} Mitglieder haben etwas aufgehängt.' },
  'admin.settings': 'Wie lange Aushänge hängen',
};

export default de;
