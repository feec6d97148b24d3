import * as z from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3])[0-5]\d$/, 'must be four digits, such as 0900');

const operatingHours = z.object({
  day_of_week: z.enum([
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
    'SUNDAY',
  ]),
  open_time: time,
  close_time: time,
});

const holiday = z.object({ date: z.iso.date(), start_time: time, end_time: time });

/** When a number can be called. */
export const callHours = z.object({
  status: z.enum(['ENABLED', 'DISABLED']),
  timezone_id: z
    .string()
    .refine(isTimezone, 'must be a time zone such as Europe/Berlin')
    .exactOptional(),
  weekly_operating_hours: z
    .array(operatingHours)
    .refine((ranges) => ranges.every(isForward), 'must open before it closes')
    .refine(
      (ranges) => ranges.every((range) => onDay(ranges, range).length <= 2),
      'must be two a day at most',
    )
    .refine(
      (ranges) => ranges.every((one) => onDay(ranges, one).every((other) => isApart(one, other))),
      'must not overlap',
    )
    .exactOptional(),
  holiday_schedule: z.array(holiday).max(20).exactOptional(),
});

type Range = z.infer<typeof operatingHours>;

const isForward = ({ open_time, close_time }: Range) => open_time < close_time;

const onDay = (ranges: readonly Range[], { day_of_week }: Range) =>
  ranges.filter((range) => range.day_of_week === day_of_week);

const isApart = (one: Range, other: Range) =>
  one === other || one.close_time <= other.open_time || other.close_time <= one.open_time;

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
