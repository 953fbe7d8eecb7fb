import { WEEKDAYS, type Weekday as WeekdayName, type WorkingHours } from '@cadre/shared/working-hours';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Payload } from '../../platform/graphql/user-errors.js';
import { TeamGroup } from '../teams/teams.graphql.js';

export const Weekday = Object.fromEntries(WEEKDAYS.map((day) => [day, day])) as Record<
  WeekdayName,
  WeekdayName
>;
registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'The first day of the week.' },
    TUESDAY: { description: 'The second.' },
    WEDNESDAY: { description: 'The third.' },
    THURSDAY: { description: 'The fourth.' },
    FRIDAY: { description: 'The fifth.' },
    SATURDAY: { description: 'The sixth.' },
    SUNDAY: { description: 'The last.' },
  },
});

export const HoursKind = { ALWAYS: 'ALWAYS', WORKSPACE: 'WORKSPACE', OWN: 'OWN' } as const;
export type HoursKind = keyof typeof HoursKind;
registerEnumType(HoursKind, {
  name: 'HoursKind',
  description: 'Whose hours a team group works.',
  valuesConfig: {
    ALWAYS: { description: 'At any time.' },
    WORKSPACE: { description: 'The working hours of the workspace.' },
    OWN: { description: 'Hours of its own, in a time zone of its own.' },
  },
});

@ObjectType({ description: 'From one time of a day’s clock until another.' })
export class WorkingInterval {
  @Field(() => Weekday, { description: 'The day.' })
  day!: WeekdayName;

  @Field(() => String, { description: 'When it begins, such as 09:00.' })
  from!: string;

  @Field(() => String, { description: 'When it ends, such as 17:30; 24:00 is the end of the day.' })
  to!: string;
}

@InputType({ description: 'From one time of a day’s clock until another, later on that day.' })
export class WorkingIntervalInput {
  @Field(() => Weekday, { description: 'The day.' })
  day!: WeekdayName;

  @Field(() => String, { description: 'When it begins, such as 09:00.' })
  from!: string;

  @Field(() => String, { description: 'When it ends, such as 17:30; 24:00 is the end of the day.' })
  to!: string;
}

@ObjectType({ description: 'When a team group works.' })
export class TeamGroupHours {
  @Field(() => HoursKind, { description: 'Whose hours they are.' })
  kind!: HoursKind;

  @Field(() => [WorkingInterval], { nullable: true, description: 'The hours that hold; null is always.' })
  intervals!: WorkingInterval[] | null;

  @Field(() => String, { nullable: true, description: 'On whose clock they are read; null is always.' })
  timeZone!: string | null;
}

@InputType({ description: 'When a team group works.' })
export class TeamGroupHoursSetInput {
  @Field(() => ID, { description: 'Which, by id or key.' })
  id!: string;

  @Field(() => HoursKind, { description: 'Whose hours.' })
  hours!: HoursKind;

  @Field(() => [WorkingIntervalInput], {
    nullable: true,
    description: 'For OWN: 1 to 50, none over another.',
  })
  intervals?: WorkingIntervalInput[] | null;

  @Field(() => String, { nullable: true, description: 'For OWN: IANA name.' })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when the group was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The team group.' })
export class TeamGroupHoursPayload extends Payload {
  @Field(() => TeamGroup, { nullable: true, description: 'The team group as it is now.' })
  teamGroup?: TeamGroup | null;
}

export function toIntervals(hours: WorkingHours | null | undefined): WorkingInterval[] | null {
  return hours ? hours.map((interval) => Object.assign(new WorkingInterval(), interval)) : null;
}
