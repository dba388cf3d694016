import { useState } from 'preact/hooks';
import { useHost } from '../view/host';

/** Whether something is folded, kept in this browser. `usually` is what it is until somebody says otherwise. */
export function useFolded(key: string, usually = false): [folded: boolean, fold: () => void] {
  const { sdk } = useHost();
  const [folded, setFolded] = useState((sdk.storage.get(key) !== null) !== usually);
  const fold = () => {
    sdk.storage.set(key, folded === usually ? '1' : null);
    setFolded(!folded);
  };
  return [folded, fold];
}
