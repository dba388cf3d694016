export default {
  'board.title': 'Notice board',
  'board.unread': { one: 'one new notice', other: '{count} new notices' },
  'board.empty.title': 'Nothing on the board',
  'board.empty.text': 'Put up the first notice, or begin a message in the chat with "notice:".',
  'board.text': 'Notice',
  'board.pin': 'Put up',
  'board.remove': 'Take down',
  'board.remove.title': 'Take this notice down?',
  'board.cancel': 'Keep it',
  'board.failed': 'That did not work ({code}).',
  'board.newest': 'Newest notice',
};
