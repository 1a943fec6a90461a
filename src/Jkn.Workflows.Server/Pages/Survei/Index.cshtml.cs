using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Surveys;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Survei;

/// <summary>
/// Survei Kepuasan Masyarakat: sheets are entered as people filled them, the index and grade over a year, and when the next survey is due.
/// </summary>
internal sealed class IndexModel(SurveyDesk desk, Offices offices, PageTime time, OfficeClock clock) : OfficePage
{
    public const string Prefix = "u";
    private static readonly string[] scale = ["1 (tidak baik)", "2 (kurang baik)", "3 (baik)", "4 (sangat baik)"];

    public SurveyState State { get; private set; } = new(null, null, false);
    public SkmCadence Cadence { get; private set; } = SkmCadence.National;
    public string NewId { get; private set; } = "";
    public string Period { get; private set; } = "";
    public static IEnumerable<object> Scale => scale.Select((text, i) => new Tags.Choice($"{i + 1}", text));
    public string? LastText => State.Last is { } day ? Indonesian.Date(day) : null;
    public string? NextText => State.Last is { } day ? Indonesian.Date(day.PlusMonths(Cadence.MaxMonths)) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !Guid.TryParseExact(id, "n", out _))
            return NotFound();
        var answers = new List<int>();
        for (var i = 0; i < Skm.Elements.Length; i++)
        {
            if (int.TryParse(Request.Form[$"{Prefix}{i + 1}"], out var answer) && answer is >= Skm.Lowest and <= Skm.Highest)
                answers.Add(answer);
            else
                ModelState.AddModelError($"{Prefix}{i + 1}", "Pilih satu jawaban.");
        }
        if (!ModelState.IsValid)
            return Again();
        await desk.RecordAsync(id, Me, answers, ct);
        Tell("Lembar survei dicatat.");
        return Redirect("/survei");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return false;
        var today = office.Time.Local(time.Now).Date;
        (Cadence, NewId, Period) = (
            office.Survey,
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"),
            $"{Indonesian.Date(today.PlusMonths(-12))} sampai {Indonesian.Date(today)}"
        );
        State = await desk.ResultAsync(office, today.PlusMonths(-12), today, ct);
        return true;
    }
}
