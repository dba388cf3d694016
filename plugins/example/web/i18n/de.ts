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
};

export default de;
