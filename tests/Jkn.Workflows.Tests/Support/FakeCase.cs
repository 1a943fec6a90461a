using System.Collections.Immutable;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Support;

/// <summary>Commands without an office: enough to see what the store does with facts.</summary>
public static class FakeCase
{
    public const string Region = "65.02",
        Nik = "6502991708909901",
        NoKk = "6502990101159901",
        Name = "SITI AMINAH PRATIWI",
        Street = "Jalan Raja Pandita 17";

    public static readonly Participant Person = new(NoKk, Nik, Name, "Malinau", "1990-08-17", "P", Alamat: Street, NoHp: "+6281200000001");

    public static CommandRequest Open(string id, Participant? person = null, string region = Region) =>
        Command(
            id,
            (_, now) =>
                [
                    new CaseEvent.CaseOpened(id, CaseKind.Case, region, "malinau", 1, "malinau-1", "LOKET_KANTOR"),
                    new CaseEvent.ApplicantRecorded(new Applicant("BUDI", "+6281200000002", "Anak", Street)),
                    new CaseEvent.ParticipantRecorded("p1", person ?? Person),
                    new CaseEvent.StatusChanged(CaseStatus.Received),
                    new CaseEvent.WorkItemOpened(
                        "check#1",
                        "check",
                        "PERIKSA_BERKAS",
                        Roles.FrontOffice,
                        "Periksa berkas",
                        ["Lengkap", "BelumLengkap"],
                        Note: $"untuk {Name}"
                    ),
                    new CaseEvent.ClockStarted("check#1", "30 menit", "Periksa berkas", Roles.FrontOffice, now.AddMinutes(30), "30 menit"),
                ],
            creates: true
        );

    /// <summary>Takes the next number of the book, as registering does.</summary>
    public static CommandRequest Register(string id, string register = "AGENDA") =>
        new(
            id,
            false,
            (state, known, now) =>
            {
                var number = known.NextNumber(register, 2026);
                return Accept(
                    state,
                    now,
                    "Register",
                    [
                        new CaseEvent.CaseNumbered($"JKN/{state.Region}/2026/{number:000000}"),
                        new CaseEvent.RegisterLineAdded(
                            register,
                            2026,
                            number,
                            "Pendaftaran",
                            ImmutableSortedDictionary<string, string>.Empty.Add("nik", Nik)
                        ),
                    ],
                    [new Effect("notice", $"{id}/{number}", "{}")]
                );
            }
        );

    public static CommandRequest Note(string id, string value) => Command(id, (_, _) => [new CaseEvent.FactNoted("note", value)]);

    public static CommandRequest Letter(string id) =>
        Command(
            id,
            (_, _) =>
                [
                    new CaseEvent.LetterDrafted(
                        "surat",
                        "kartu",
                        "Surat kartu sementara",
                        ImmutableSortedDictionary<string, string>.Empty.Add("rumahSakit", "RSUD Malinau"),
                        "h1"
                    ),
                ]
        );

    public static CommandRequest Destroy(string id) => Command(id, (_, _) => [new CaseEvent.DataDestroyed("berita acara 7")]);

    public static CommandRequest Command(string id, Func<CaseState, DateTimeOffset, IReadOnlyList<IEvent>> events, bool creates = false) =>
        new(id, creates, (state, _, now) => Accept(state, now, "Fake", events(state, now)));

    public static Decision Accept(
        CaseState state,
        DateTimeOffset now,
        string command,
        IReadOnlyList<IEvent> events,
        IReadOnlyList<Effect>? effects = null
    )
    {
        var stamp = new Stamp(now, "fo-1", command);
        return new(events, state.ApplyEntry(events, stamp), effects ?? [], stamp, null);
    }
}
