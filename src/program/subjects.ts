import type { TranslatorOf } from '../i18n/translator.ts';
import { err, type Result } from '../kernel/result.ts';
import type { AppContext } from '../engine/context.ts';
import type {
  Kinds,
  Known,
  Subject,
  SubjectKindName,
  SubjectRef,
} from '../engine/delivery/subject.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { planSubjects } from '../plan/subject.ts';
import { pollSubjects } from '../poll/subject.ts';
import { recapScheduleSubjects } from '../recap/schedule-subject.ts';
import { recapSubjects } from '../recap/subject.ts';
import { workshopSubjects } from './workshop-subject.ts';

const storeDown = err({ kind: 'storeDown' } as const);

/** How the reconciler loads the subjects of every room. */
export interface Subjects {
  load(ref: SubjectRef, known: Known): Promise<Result<Subject | undefined, StoreDown>>;
  widthOf(kind: SubjectKindName): number | undefined;
}

export function openSubjects(app: AppContext, translatorOf: TranslatorOf): Subjects {
  const kinds: Kinds = {
    workshop: workshopSubjects(app, translatorOf),
    poll: pollSubjects(app, translatorOf),
    plan: planSubjects(app, translatorOf),
    recap: recapSubjects(app, translatorOf),
    recapSchedule: recapScheduleSubjects(app),
  };
  const load = async <K extends SubjectKindName>(ref: SubjectRef<K>, known: Known) =>
    // Until the store answers, it is unknown which process looks after it: what is due is looked at
    // later.
    app.tools.isSure?.() === false
      ? storeDown
      : kinds[ref.kind].load(ref, known, app.tools.clock, app.tools.termOf);
  return { load, widthOf: (kind) => kinds[kind].width };
}
