document.title = 'DCTS';
