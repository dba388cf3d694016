import { useEffect, useState } from 'preact/hooks';

function isInFront(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Whether the window is in front, so that what it shows is being seen. */
export function useAttention(): boolean {
  const [inFront, setInFront] = useState(isInFront);
  useEffect(() => {
    const follow = () => { setInFront(isInFront()); };
    follow();
    window.addEventListener('focus', follow);
    window.addEventListener('blur', follow);
    document.addEventListener('visibilitychange', follow);
    return () => {
      window.removeEventListener('focus', follow);
      window.removeEventListener('blur', follow);
      document.removeEventListener('visibilitychange', follow);
    };
  }, []);
  return inFront;
}
