using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// Everybody in a case, and the words by which it is found. The index of beginnings of one name is gone: words of all names took its place.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0083_case_people")]
public sealed class M0083_CasePeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "case_people",
            c => new
            {
                case_key = c.Column<long>(),
                person = c.Column<string>(),
                name = c.Column<string>(),
                version = c.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_case_people", t => new { t.case_key, t.person })
        );
        migrationBuilder.CreateTable(
            "case_words",
            c => new
            {
                region = c.Column<string>(),
                word = c.Column<string>(),
                case_key = c.Column<long>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_case_words",
                    t => new
                    {
                        t.region,
                        t.word,
                        t.case_key,
                    }
                )
        );
        migrationBuilder.Sql("DROP INDEX ix_cases_region_kind_name");
    }
}
