using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Keys;

/// <summary>
/// Keys of employees, one for each account, wrapped like those of cases. Read and made on the connection of the entry they are for.
/// </summary>
internal sealed class PersonKeys(CaseKeys keys)
{
    private static readonly Sql Find = new("SELECT wrapped_key FROM person_keys WHERE account = @p0", "t");
    private static readonly Sql Add = new(
        "INSERT INTO person_keys (account, wrapped_key) VALUES (@p0, @p1) ON CONFLICT (account) DO NOTHING",
        "tb"
    );

    /// <summary>Null when there is none, or it was destroyed.</summary>
    public byte[]? Of(Session session, string account) =>
        session.Row(Find, account) is [byte[] wrapped] ? keys.Unwrap(Name(account), wrapped) : null;

    /// <summary>The account's key, made when there is none yet. A destroyed one is never made anew under the same account.</summary>
    public byte[] ForWriting(Session session, string account)
    {
        if (session.Row(Find, account) is not { Length: 1 })
            session.Execute(Add, account, keys.Create(Name(account)).Wrapped);
        return Of(session, account) ?? throw new InvalidOperationException($"The key of account {account} was destroyed.");
    }

    private static string Name(string account) => $"person/{account}";
}
