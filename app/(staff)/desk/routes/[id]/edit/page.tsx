import type { Metadata } from "next";
import { RouteForm } from "@/components/domain/routes/route-form";
import { PageHeader } from "@/components/layout/page-header";
import { forPage, requireStaff } from "@/lib/access/page";
import { listPictures } from "@/lib/domain/pictures/queries";
import { getRoute } from "@/lib/domain/routes/queries";

export const metadata: Metadata = { title: "修改路线" };

type Props = { params: Promise<{ id: string }> };

export default async function EditRoute({ params }: Props) {
  const [actor, { id }] = await Promise.all([requireStaff("culture.manage"), params]);
  const route = await forPage(getRoute(actor, id));
  const pictures = await listPictures(actor, route.pictureIds);
  return (
    <>
      <PageHeader title="修改路线" back={{ href: `/desk/routes/${id}`, label: route.title }} />
      <RouteForm route={route} pictures={pictures} places={[]} formKey="" />
    </>
  );
}
