using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Domain.Notices;

/// <summary>
/// Templates of a region: its own before the shared ones. Messages rest between <paramref name="QuietFrom"/> and <paramref
/// name="QuietTo"/>, local time.
/// </summary>
public sealed record NoticeBook(ImmutableArray<NoticeTemplate> Templates, LocalTime QuietFrom, LocalTime QuietTo)
{
    /// <summary>The words in braces that a template may use; none of them says a NIK or an illness.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "nomor",
        "nama",
        "peserta",
        "suratRs",
        "daerah",
        "dinas",
        "alasan",
        "aktif",
        "janji",
        "langkah",
    ];

    public static readonly NoticeBook Empty = new([], new(20, 0), new(7, 0));

    public NoticeTemplate? Find(string happening, string to) => Templates.FirstOrDefault(t => t.Event == happening && t.To == to);

    /// <summary>The moment from which a message may leave: now, or the end of the quiet hours.</summary>
    public DateTimeOffset AllowedFrom(DateTimeOffset now, OfficeTime office)
    {
        var local = office.Local(now);
        var quiet =
            QuietFrom > QuietTo
                ? local.TimeOfDay >= QuietFrom || local.TimeOfDay < QuietTo
                : local.TimeOfDay >= QuietFrom && local.TimeOfDay < QuietTo;
        if (!quiet)
            return now;
        return office.At((local.TimeOfDay < QuietTo ? local.Date : local.Date.PlusDays(1)).At(QuietTo)).ToUniversalTime();
    }
}
