using System.Collections.Immutable;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Jkn.Workflows.Application.Surveys;

/// <summary>The survey over a stretch of time, the day of its last sheet, and whether the region's next one is overdue (AC-74).</summary>
internal sealed record SurveyState(SkmResult? Result, LocalDate? Last, bool Overdue);

/// <summary>Sheets of the survey, for page, report and API alike. Nobody's name is asked.</summary>
internal sealed class SurveyDesk(AppDb db, OfficeClock clock)
{
    /// <summary>Nine answers from 1 to 4; the same id again changes nothing.</summary>
    public async Task RecordAsync(string id, Actor actor, IReadOnlyList<int> answers, CancellationToken ct)
    {
        if (await db.Surveys.AnyAsync(s => s.Id == id, ct))
            return;
        db.Surveys.Add(
            new SurveyRow
            {
                Id = id,
                Region = actor.Region,
                At = clock.GetUtcNow(),
                Answers = string.Concat(answers),
                RecordedBy = actor.Id,
            }
        );
        await db.SaveChangesAsync(ct);
    }

    /// <summary>From one date to another, both included.</summary>
    public async Task<SurveyState> ResultAsync(Office office, LocalDate from, LocalDate to, CancellationToken ct)
    {
        var region = office.Region.Code;
        var (begins, ends) = office.Time.Days(from, to);
        var answers = await db
            .Surveys.AsNoTracking()
            .Where(s => s.Region == region && s.At >= begins && s.At < ends)
            .Select(s => s.Answers)
            .ToListAsync(ct);
        var latest = await db
            .Surveys.AsNoTracking()
            .Where(s => s.Region == region)
            .OrderByDescending(s => s.At)
            .Select(s => (DateTimeOffset?)s.At)
            .FirstOrDefaultAsync(ct);
        var last = latest is { } at ? office.Time.Local(at).Date : (LocalDate?)null;
        return new(
            Skm.Of([.. answers.Select(a => a.Select(digit => digit - '0').ToImmutableArray())]),
            last,
            last is { } day && office.Survey.IsOverdue(day, office.Time.Local(clock.GetUtcNow()).Date)
        );
    }
}
