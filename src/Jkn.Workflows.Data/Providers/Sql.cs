using System.Data;
using System.Data.Common;

namespace Jkn.Workflows.Data.Providers;

/// <summary>
/// A command's text with the types of @p0, @p1 …, one letter each: t text, l long, i int, f flag, b bytes.
/// One instance stands for one prepared command on each connection.
/// </summary>
internal sealed class Sql(string text, string types)
{
    public string Text { get; } = text;
    public string Types { get; } = types;

    public static DbType TypeOf(char letter) =>
        letter switch
        {
            't' => DbType.String,
            'l' => DbType.Int64,
            'i' => DbType.Int32,
            'f' => DbType.Boolean,
            'b' => DbType.Binary,
            _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "t, l, i, f or b"),
        };

    public static void Fill(DbParameterCollection parameters, Func<DbParameter> create, string types)
    {
        for (var i = 0; i < types.Length; i++)
        {
            var parameter = create();
            // with its prefix: SQLite's driver otherwise tries all three, at every run
            parameter.ParameterName = $"@p{i}";
            parameter.DbType = TypeOf(types[i]);
            parameters.Add(parameter);
        }
    }
}
