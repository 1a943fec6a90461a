using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>What commands and activities ask a region: its settings by name, its numbers, its hours.</summary>
public static class OfficeRules
{
    extension(Region region)
    {
        public Checklist? Checklist(string code) => region.Checklists.FirstOrDefault(c => c.Code == code);

        public BatchSettings? Batch(string kind) => region.Batches.FirstOrDefault(b => b.Kind == kind);

        /// <summary>Numbers come before the signature for electronic letters, which are sealed with it .</summary>
        public bool NumbersBeforeSigning =>
            region.Settings.NumberTiming.Value switch
            {
                NumberTiming.ByKind => region.Settings.SignatureMode.Value != SignatureMode.Basah,
                NumberTiming.BeforeSign => true,
                _ => false,
            };

        public string NewCaseNumber(LocalDateTime at, int serial) => region.CaseNumber.Value.Format(new(region.Code, at, serial));

        /// <summary>A number in a book as it is written; a book without a pattern of its own shows the bare number.</summary>
        public string RegisterNumber(string register, LocalDateTime at, int serial) =>
            region.Registers.FirstOrDefault(r => r.Code == register) is { } book
                ? book.Number.Format(new(region.Code, at, serial))
                : serial.ToString(System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The region's switch for a level of a chain: on the case itself, on a letter, or on a batch and its letters.</summary>
        public SignOffLevel? SignOffLevel(string role, string chain) =>
            (
                chain switch
                {
                    "batch" => region.SignOff.Batch,
                    "letter" => region.SignOff.Letter,
                    _ => region.SignOff.Case,
                }
            ).FirstOrDefault(level => level.Role == role);

        /// <summary>Whether the counter serves at this moment, officers on duty included; otherwise when it opens next.</summary>
        public bool IsOpenAt(WorkingCalendar calendar, DateTimeOffset now, out string next)
        {
            var office = region.OfficeTime(calendar);
            var local = office.Local(now);
            next = "";
            if (office.SpansOn(local.Date).Any(span => span.From <= local.TimeOfDay && local.TimeOfDay <= span.To))
                return true;
            if (region.Settings.PiketDarurat.Value && region.Settings.PiketHours.Value.Covers(local, office))
                return true;
            var day =
                office.SpansOn(local.Date) is [var first, ..] && local.TimeOfDay < first.From
                    ? local.Date
                    : office.NextServiceDay(local.Date);
            next = office.Stamp(day + office.SpansOn(day)[0].From);
            return false;
        }
    }
}
