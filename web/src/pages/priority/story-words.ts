import { useLingui } from '@lingui/react/macro';
import { usePriorityWords } from '../../parts/priority-words';
import { useDurationWords } from './duration-words';
import { type HeadStartMinutes, type Level, pullStory } from './head-starts';

export function useLevelWords(): Record<Level, string> {
  const { URGENT, HIGH, NORMAL, LOW } = usePriorityWords();
  return { urgent: URGENT, high: HIGH, normal: NORMAL, low: LOW };
}

/** What the picture shows, and the bound on waiting that follows from the numbers. */
export function useStoryWords(minutes: HeadStartMinutes | null): { picture: string; bound: string } {
  const { t } = useLingui();
  const duration = useDurationWords();
  const { first } = pullStory(minutes);
  if (!minutes) {
    return {
      picture: t`A VIP who came at 10:30 is taken before a normal one who waits since 9:00.`,
      bound: t`As long as higher ones keep coming, a normal one may wait for ever.`,
    };
  }
  const ahead = duration(minutes.urgent - minutes.normal);
  return {
    picture:
      first === 'vip'
        ? t`A VIP who came at 10:30 is taken before a normal one who waits since 9:00.`
        : t`A normal one who waits since 9:00 is taken before a VIP who came at 10:30.`,
    bound:
      minutes.urgent === minutes.normal
        ? t`Nobody is passed by: whoever came first is taken first.`
        : t`A normal one is passed only by what comes within ${ahead} after it: nothing that comes later goes before it.`,
  };
}
