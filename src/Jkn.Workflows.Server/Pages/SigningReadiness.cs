using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// Whether an official could sign now, in words, before he reads anything. Asked once for each capacity on a page; the provider's answer
/// holds for a minute.
/// </summary>
internal sealed class SigningReadiness(LetterSigners desk, LetterSealers sealers, SigningAnswers answers, PageTime time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private readonly Dictionary<(string Role, string Mode), Readiness> asked = [];

    /// <param name="Ready">Null: could not be asked in time.</param>
    internal sealed record Readiness(bool? Ready, string Text);

    public async Task<Readiness> OfAsync(Office office, string role, bool wet, Actor actor, CancellationToken ct)
    {
        var sealer = sealers.Of(office, wet);
        if (sealer.Asks == PresenceKind.Scan)
            return new(true, "Ditandatangani basah pada cetakannya; tidak perlu sertifikat.");
        if (asked.TryGetValue((role, sealer.Mode), out var told))
            return told;
        return asked[(role, sealer.Mode)] = Say(await AskAsync(office, role, wet, sealer.Mode, actor, ct));
    }

    private async Task<Preflight?> AskAsync(Office office, string role, bool wet, string mode, Actor actor, CancellationToken ct)
    {
        var key = $"{office.Region.Code}|{role}|{mode}|{actor.Id}";
        if (answers.Find(key) is { } known)
            return known;
        var capacity = office.Organisation.CapacityOf(actor, role, office.DateOf(time.Now));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            var answer = await desk.CheckAsync(office, role, wet, actor.Id, capacity, limit.Token);
            answers.Keep(key, answer);
            return answer;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private Readiness Say(Preflight? answer) =>
        answer switch
        {
            null => new(null, "Sertifikat Anda belum dapat diperiksa: layanan tanda tangan tidak menjawab. Surat tetap menunggu."),
            { IsReady: true, ValidUntil: { } until } => new(
                true,
                $"Sertifikat Anda siap, berlaku sampai {time.Date(until)}. {answer.Message}".TrimEnd()
            ),
            { IsReady: true } => new(true, "Sertifikat Anda siap."),
            _ => new(false, $"Sertifikat Anda belum dapat dipakai: {answer.Message}"),
        };
}
